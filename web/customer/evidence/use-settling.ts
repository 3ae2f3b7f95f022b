import { useEffect } from 'preact/hooks';
import { useCase } from '../case/my-case.ts';

/** Seconds between looks: most files are judged in two, and one that never came must not be asked for all day. */
const PAUSES = [1, 1, 2, 2, 3, 5, 8, 13, 21];

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** While a file is being checked, asks the bank again until its fate is known. */
export function useSettling(): void {
  const { view, my } = useCase();
  const checked = view.evidence
    .filter((it) => it.status === 'awaiting')
    .map((it) => it.evidenceId)
    .join();
  useEffect(() => {
    let isOver = checked === '';
    const watch = async () => {
      for (const seconds of PAUSES) {
        if (isOver) return;
        await pause(seconds);
        if (!isOver) await my.reload();
      }
    };
    void watch();
    return () => {
      isOver = true;
    };
  }, [checked]);
}
