import type { MeetingClosed, MeetingPhoto, Vote } from "../../../../domain/entries/meetings.ts";
import type { Closing, Meeting } from "../../../../domain/fold/meetings.ts";
import type { EntryId } from "../../../../domain/ids.ts";

/** What stands in the fields while the minutes are written; kept as a draft. */
export type MinutesForm = {
  minutes: string;
  host: string;
  recorder: string;
  observers: string;
  summary: string;
  details: string;
  decisions: string;
  votes: readonly VoteForm[];
  photos: readonly MeetingPhoto[];
  why: string;
  /** the minutes that stood on the screen when the writing began; null: none had come yet. Absent: nothing is written yet */
  base?: EntryId | null;
};

export type VoteForm = Record<keyof Vote, string>;

export const emptyVote: VoteForm = { matter: "", for: "", against: "", abstained: "" };

/** Messages, by field; of votes by their place. */
export interface MinutesErrors {
  minutes?: string;
  votes?: readonly (string | undefined)[];
  why?: string;
}

/** What stands there at first: the minutes as they are, or who is likely to lead. */
export function minutesFormOf(meeting: Meeting, me: string): MinutesForm {
  const { closed } = meeting;
  if (closed) return { ...fieldsOf(closed), why: "" };
  return { ...fieldsOf({ minutes: meeting.minutes, host: me }), why: "" };
}

/** What minutes say, in the fields. */
export function fieldsOf(said: Omit<Closing, "at" | "by" | "entry">): Omit<MinutesForm, "why" | "base"> {
  return {
    minutes: String(said.minutes),
    host: said.host ?? "",
    recorder: said.recorder ?? "",
    observers: said.observers ?? "",
    summary: said.summary ?? "",
    details: said.details ?? "",
    decisions: said.decisions ?? "",
    votes: (said.votes ?? []).map((vote) => ({
      matter: vote.matter,
      for: String(vote.for),
      against: String(vote.against),
      abstained: String(vote.abstained),
    })),
    photos: said.photos ?? [],
  };
}

/** What stands here, and behind it what only the other minutes have. */
export function withOther(
  form: MinutesForm,
  other: Omit<Closing, "at" | "by" | "entry">,
): Partial<MinutesForm> {
  const theirs = fieldsOf(other);
  const had = new Set(form.photos.map(({ photo }) => photo));
  const votes = new Set(form.votes.map((vote) => JSON.stringify(vote)));
  const joined: Partial<MinutesForm> = {
    votes: [...form.votes, ...theirs.votes.filter((vote) => !votes.has(JSON.stringify(vote)))],
    photos: [...form.photos, ...theirs.photos.filter(({ photo }) => !had.has(photo))],
  };
  for (const key of ["host", "recorder", "observers"] as const) joined[key] = form[key] || theirs[key];
  for (const key of ["summary", "details", "decisions"] as const)
    joined[key] = form[key].includes(theirs[key]) ? form[key] : `${form[key]}\n${theirs[key]}`.trim();
  return joined;
}

/**
 * The entry that these fields make, or what is not right in them.
 * @param beside what other phones wrote, shown beside the fields: it is corrected with what they were made from
 */
export function minutesBodyOf(
  form: MinutesForm,
  meeting: Meeting,
  beside: readonly EntryId[] = [],
): { body: MeetingClosed } | { errors: MinutesErrors } {
  const minutes = wholeNumber(form.minutes);
  const written = form.votes.filter((vote) => Object.values(vote).some((value) => value.trim() !== ""));
  const read = written.map(voteOf);
  const errors: MinutesErrors = {};
  if (minutes === undefined || minutes < 1 || minutes > 1440) errors.minutes = "请写分钟数，1 到 1440。";
  if (read.some((vote) => typeof vote === "string"))
    errors.votes = form.votes.map((vote) => {
      const found = written.includes(vote) ? voteOf(vote) : undefined;
      return typeof found === "string" ? found : undefined;
    });
  if (meeting.closed && form.why.trim() === "") errors.why = "请写一句为什么更正。原来写的也会留着。";
  if (Object.keys(errors).length > 0) return { errors };

  const body: MeetingClosed = { meeting: meeting.id, minutes: minutes! };
  for (const key of ["host", "recorder", "observers", "summary", "details", "decisions"] as const) {
    const words = form[key].trim();
    if (words) body[key] = words;
  }
  const votes = read.filter((vote): vote is Vote => typeof vote !== "string");
  if (votes.length > 0) body.votes = votes;
  if (form.photos.length > 0) body.photos = form.photos;
  if (meeting.closed) body.why = form.why.trim();
  body.base = form.base === undefined ? (meeting.closed?.entry ?? null) : form.base;
  if (beside.length > 0) body.joined = beside;
  return { body };
}

/** A vote, or what is not right with it. A number that is left out is none. */
function voteOf(form: VoteForm): Vote | string {
  const matter = form.matter.trim();
  if (matter === "") return "请写表决的是什么。";
  const given = [form.for, form.against, form.abstained].map((value) => value.trim());
  if (given.every((value) => value === "")) return "请写票数。";
  const [yes, no, neither] = given.map((value) => (value === "" ? 0 : wholeNumber(value)));
  if (yes === undefined || no === undefined || neither === undefined) return "票数请写数字。";
  return { matter, for: yes, against: no, abstained: neither };
}

/** Up to four digits; those of a Chinese keyboard too (１２). */
function wholeNumber(words: string): number | undefined {
  const plain = words.trim().normalize("NFKC");
  return /^\d{1,4}$/.test(plain) ? Number(plain) : undefined;
}
