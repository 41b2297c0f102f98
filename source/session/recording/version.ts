/** Raised when an older gen-step could not play a recording any more. */
export const recordingVersion = 1;
