/** Stands in for a file that adaptivecards-templating's types name but no package ships. */
export type IAdaptiveCard = object;
