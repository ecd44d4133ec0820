export const elementName = "ismap-calculator";
