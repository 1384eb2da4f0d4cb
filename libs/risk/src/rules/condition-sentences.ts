/** Tells what the parser or the type checker found in a sentence; what is not listed is told in its words. */
export function sentenceOf(code: string, summary: string): string {
  const detail = (pattern: RegExp): string => pattern.exec(summary)?.[1] ?? summary;
  switch (code) {
    case 'unknown_variable':
      return `There is no variable "${detail(/: (.*)$/)}"; a condition has declaration and office`;
    case 'no_such_key':
      return `There is no member "${detail(/: (.*)$/)}" here`;
    case 'no_such_overload':
      return `These types do not go together: ${detail(/: (.*)$/)}`;
    case 'no_matching_overload':
      return `No function takes this: ${detail(/'(.*)'$/)}`;
    case 'expected_token':
      return `The text does not go on as it should: ${inWords(summary)}`;
    case 'unexpected_token':
      return `This cannot stand here: ${detail(/: (.*)$/).replaceAll('EOF', 'the end of the text')}`;
    default:
      return summary;
  }
}

const TOKENS = {
  EOF: 'the end',
  RPAREN: 'a closing bracket',
  RBRACKET: 'a closing square bracket',
  RBRACE: 'a closing brace',
};

const inWords = (summary: string): string =>
  Object.entries(TOKENS).reduce((text, [token, words]) => text.replaceAll(token, words), summary);
