export {caption} from './caption.ts';
export {clientFunction} from './client-function.ts';
export {countSigns, countsText, resumptionsText} from './counts.ts';
export {detail} from './detail.ts';
export {frameName, nameText} from './frame-name.ts';
export {framePlace} from './frame-place.ts';
export {presentCaption, presentDetail} from './present-caption.ts';
export {expandTabs, printable, printableJson} from './printable.ts';
export {exceptionText, outcomeText, valueText} from './value-text.ts';
