/** The figures of a counter-offer, from what was typed. */
import type { Values } from '../../../shared/drafts.ts';
import type { Fault } from '../../form/say-errors.ts';
import { yuanOf } from '../../form/yuan.ts';
import type { OfferWords } from '../../words/offer.ts';

const MOST_INSTALMENTS = 60;

const typed = (values: Values, field: string): string => values[`terms.${field}`]?.trim() ?? '';

function countOf(text: string): number | null {
  const plain = text.normalize('NFKC');
  const count = /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
  return count >= 1 && count <= MOST_INSTALMENTS ? count : null;
}

/** Structured terms; figures that were left blank are absent. */
export function counterTermsOf(values: Values) {
  const amount = yuanOf(typed(values, 'amount'));
  const monthly = yuanOf(typed(values, 'monthly'));
  const instalments = countOf(typed(values, 'instalments'));
  return {
    words: typed(values, 'words'),
    ...(amount && { amount }),
    ...(monthly && { monthly }),
    ...(instalments !== null && { instalments }),
  };
}

/** Figures that were typed but are none. */
export function figureFaults(values: Values, words: OfferWords): Fault[] {
  const wrong = (field: string, message: string, isFigure: boolean): Fault[] =>
    typed(values, field) === '' || isFigure ? [] : [{ field: `terms.${field}`, message }];
  return [
    ...wrong('amount', words.amountWrong, yuanOf(typed(values, 'amount')) !== null),
    ...wrong('instalments', words.countWrong, countOf(typed(values, 'instalments')) !== null),
    ...wrong('monthly', words.amountWrong, yuanOf(typed(values, 'monthly')) !== null),
  ];
}
