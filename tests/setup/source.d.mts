/** Loads a file of the checkout, named from its root, from TypeScript sources. */
export function fromSource<Module>(file: string): Promise<Module>;
