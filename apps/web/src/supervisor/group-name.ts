interface Names {
  groupName: Record<string, string>;
  agency: (name: string) => string;
}

/** What a candidate group is called. */
export const groupName = ({ groupName: names, agency }: Names, group: string): string =>
  group.startsWith('agency:') ? agency(group.slice('agency:'.length)) : (names[group] ?? group);
