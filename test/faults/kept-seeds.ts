/** Seeds that once found a defect, with what it was. They are run first, every time. */
export const keptSeeds = {
  12: 'a mail whose provider did not answer was sent again a minute later',
  18: 'a case withdrawn while an operator had it lost the operator’s task and was never archived',
  35: 'the laptop’s state machine never tried a step again that had timed out',
  98: 'a step that died between opening and taking back its task left it in a queue for ever',
} as const;
