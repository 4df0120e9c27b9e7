import type { MeetingClosed, MeetingPhoto, Vote } from "../../../../domain/entries/meetings.ts";
import type { Meeting } from "../../../../domain/fold/meetings.ts";

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
  return {
    minutes: String(closed?.minutes ?? meeting.minutes),
    host: closed?.host ?? (closed ? "" : me),
    recorder: closed?.recorder ?? "",
    observers: closed?.observers ?? "",
    summary: closed?.summary ?? "",
    details: closed?.details ?? "",
    decisions: closed?.decisions ?? "",
    votes: (closed?.votes ?? []).map((vote) => ({
      matter: vote.matter,
      for: String(vote.for),
      against: String(vote.against),
      abstained: String(vote.abstained),
    })),
    photos: closed?.photos ?? [],
    why: "",
  };
}

/** The entry that these fields make, or what is not right in them. */
export function minutesBodyOf(
  form: MinutesForm,
  meeting: Meeting,
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
