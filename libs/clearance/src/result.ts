import type {
  ActorId,
  Assessment,
  Control,
  Decided,
  FindingCode,
  HoldKind,
  Instant,
  Reason,
  ReasonResult,
  TaskResponse,
} from '#libs/domain';
import type { ClearanceFile } from './file.js';

/** What the latest assessment asks of whoever controls the goods: a coded answer to each of its reasons. */
export interface Questions {
  /** Rules of the reasons to look into, in the order of the assessment. */
  rules: string[];
  /** Rules of reasons that speak for the goods: there is nothing to find, and no answer to them counts. Absent: none. */
  eased?: string[];
  /** Whether every control must answer each: so since assessments tell their basis. */
  required: boolean;
  /** The last answer to each rule by a control that could check it. */
  answers: Answer[];
}

/** A coded answer to a reason. */
type Answer = Pick<ReasonResult, 'rule' | 'result'>;

/** Goods items that something was found of, by their numbers, ascending; `all` where a finding names no item. */
export type Items = 'all' | number[];

/**
 * What controls have told of a declaration: that it is a hit, or that nothing was found. The latest label counts; a hit stays one,
 * also where a later control finds nothing (goods are exchanged, papers put right) and where a supervisor's review lets the goods go
 * on: a finding may be true and yet not hold them. Whether a finding was unfounded, a review does not say.
 */
export interface Label {
  /** Number of the event that made it: of a completion, or of the closing of the last control. */
  seq: number;
  at: Instant;
  by: ActorId | 'system';
  /** The control that told it. */
  control: HoldKind;
  /** Version of the content that it is about. */
  version: number;
  /** None where the declaration is clean. */
  fraud: Items;
  critical: Items;
  reasons: Answer[];
}

/** Findings for which goods are seized or somebody is prosecuted, not merely a declaration put right. */
const CRITICAL_FINDINGS: readonly FindingCode[] = ['prohibited-goods', 'undeclared-goods', 'document-false'];

/** Whether a label says that something was found. */
export const isHit = ({ fraud }: Pick<Label, 'fraud'>): boolean => fraud.length > 0;

/** A control of customs, whose answer labels a declaration. */
type ControlResponse = Extract<TaskResponse, { kind: Control | 'audit' }>;

/** Whether a task of this kind is such a control. */
export const isControl = (kind: HoldKind): boolean => ['documents', 'scan', 'inspection', 'audit'].includes(kind);

const isOfControl = (response: TaskResponse): response is ControlResponse => isControl(response.kind);

/** Whether a reason asks for no control: a status by which the operator is trusted. There is nothing to find of it. */
export const isEasing = ({ lane, weight }: Pick<Reason, 'lane' | 'weight'>): boolean => lane === 'green' && weight <= 0;

/** What is to be answered after an assessment: answers to an earlier one were about other content. */
export function questionsOf({ reasons, basis }: Pick<Assessment, 'reasons' | 'basis'>): Questions {
  const [eased, asked] = [reasons.filter(isEasing), reasons.filter((reason) => !isEasing(reason))];
  return {
    rules: asked.map(({ rule }) => rule),
    ...(eased.length > 0 ? { eased: eased.map(({ rule }) => rule) } : {}),
    required: basis !== undefined,
    answers: [],
  };
}

/** Why a control's coded answers do not do: which reasons lack one, have two, or are none. Undefined where they do. */
export function whatIsNotAnswered({ questions }: ClearanceFile, response: TaskResponse): string | undefined {
  if (!questions?.required || !isOfControl(response)) return undefined;
  const given = response.form.reasonResults.map(({ rule }) => rule);
  const missing = questions.rules.filter((rule) => !given.includes(rule));
  const twice = given.filter((rule, index) => given.indexOf(rule) < index);
  const unknown = given.filter((rule) => !questions.rules.includes(rule) && !questions.eased?.includes(rule));
  const told = [
    ...sentence('Missing', missing),
    ...sentence('Given twice', twice),
    ...sentence('No reason of this declaration', unknown),
  ];
  return told.length === 0
    ? undefined
    : `reasonResults needs one result for each reason of the assessment. ${told.join(' ')}`;
}

const sentence = (what: string, rules: string[]): string[] =>
  rules.length === 0 ? [] : [`${what}: ${[...new Set(rules)].join(', ')}.`];

/** The file after a control answered: what it found makes the declaration a hit at once. */
export function afterAnswer(file: ClearanceFile, event: Extract<Decided, { type: 'TaskCompleted' }>): ClearanceFile {
  const { response } = event;
  if (!isOfControl(response)) return file;
  const results = response.form.reasonResults.filter(({ rule }) => !file.questions?.eased?.includes(rule));
  const answered = { ...file, ...withAnswers(file, results) };
  const found = foundBy(response);
  if (!isHit(found)) return answered;
  const fraud = union(file.label?.fraud, found.fraud);
  const critical = union(file.label?.critical, found.critical);
  return labelled(answered, event, response.kind, { fraud, critical });
}

/**
 * The file after a control closed with nothing against the goods: clean, where it was the last that is required and somebody checked
 * at least one reason. A hit stays a hit, and learns what else was answered.
 */
export function afterConforming(
  file: ClearanceFile,
  event: Extract<Decided, { type: 'HoldClosed' }>,
  control: HoldKind,
): ClearanceFile {
  if (file.label && isHit(file.label)) return labelled(file, event, control, file.label);
  const isLast = control === 'audit' || file.required.every((each) => file.done.includes(each));
  const answers = file.questions?.answers ?? [];
  const nothingChecked = answers.length > 0 && answers.every(({ result }) => result === 'not-checked');
  return isLast && !nothingChecked ? labelled(file, event, control, { fraud: [], critical: [] }) : file;
}

/** Whoever looked later saw more, unless they could not check. */
function withAnswers({ questions }: ClearanceFile, results: ReasonResult[]): { questions?: Questions } {
  if (!questions) return {};
  const answers = new Map(questions.answers.map(({ rule, result }) => [rule, result]));
  for (const { rule, result } of results) if (result !== 'not-checked' || !answers.has(rule)) answers.set(rule, result);
  return { questions: { ...questions, answers: [...answers].map(([rule, result]) => ({ rule, result })) } };
}

/**
 * What one control found: a nonconforming outcome or a finding makes a hit; findings say of which items. A suspicion that names no
 * finding (a scan's, or that of whoever raises the control) makes none: the inspection that follows tells.
 */
function foundBy({ form }: ControlResponse): Pick<Label, 'fraud' | 'critical'> {
  const { findings } = form;
  const isAdverse = form.outcome === 'nonconforming';
  if (findings.length === 0) return { fraud: isAdverse ? 'all' : [], critical: [] };
  return {
    fraud: itemsOf(findings),
    critical: itemsOf(findings.filter(({ code }) => CRITICAL_FINDINGS.includes(code))),
  };
}

function itemsOf(findings: { item?: number | undefined }[]): Items {
  const items = findings.flatMap(({ item }) => item ?? []);
  return items.length < findings.length ? 'all' : ascending(items);
}

function union(before: Items = [], now: Items): Items {
  return before === 'all' || now === 'all' ? 'all' : ascending([...before, ...now]);
}

const ascending = (items: number[]): number[] => [...new Set(items)].sort((a, b) => a - b);

/** The file with this label; the one that it has, where that says the same. */
function labelled(
  file: ClearanceFile,
  event: Decided,
  control: HoldKind,
  found: Pick<Label, 'fraud' | 'critical'> & Partial<Pick<Label, 'version'>>,
): ClearanceFile {
  const label: Label = {
    seq: file.seq + 1,
    at: event.at,
    by: event.by,
    control,
    version: found.version ?? file.version?.version ?? 1,
    fraud: found.fraud,
    critical: found.critical,
    reasons: file.questions?.answers ?? [],
  };
  return file.label && saysTheSame(file.label, label) ? file : { ...file, label };
}

/** By content: who told it when is another matter. Plain data of one making, so its JSON is the same. */
const saysTheSame = (one: Label, other: Label): boolean => contentOf(one) === contentOf(other);
const contentOf = ({ version, fraud, critical, reasons }: Label): string =>
  JSON.stringify([version, fraud, critical, reasons]);
