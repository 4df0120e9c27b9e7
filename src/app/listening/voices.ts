import { foldRecordedReadings, measure, type RecordedReading } from "../../domain/fold/recorded-readings.ts";
import type { TextId } from "../../domain/ids.ts";
import { minutesWords } from "../../domain/day-words.ts";
import { myself } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";
import { voiceFor } from "../texts/voice-for.ts";
import { megabytes } from "../words/sizes.ts";
import { habits } from "./habits.ts";
import type { PhoneVoice } from "./speech.ts";

/** Who can read this text aloud here. */
export type Voice =
  { is: "person"; id: string; reading: RecordedReading } | { is: "phone"; id: "phone"; phone: PhoneVoice };

/** People first, those from home before others; the phone's own voice last. */
export function voicesOf(session: Session, text: TextId, phone: PhoneVoice | undefined): readonly Voice[] {
  const heard = session.folded(foldRecordedReadings).heard.get(text) ?? [];
  const nearest = voiceFor(session, text);
  const home = session.reckoned(myself)?.homeBranch;
  const rank = (reading: RecordedReading): number =>
    reading.entry === nearest?.entry ? 0 : home !== undefined && reading.units.includes(home) ? 1 : 2;
  const people = [...heard]
    .sort((a, b) => rank(a) - rank(b))
    .map((reading): Voice => ({ is: "person", id: reading.entry, reading }));
  return phone ? [...people, { is: "phone", id: "phone", phone }] : people;
}

/** Whom he chose last, where he reads this text too; else the first. */
export function preferred(voices: readonly Voice[]): Voice | undefined {
  const { voice } = habits();
  const known = voices.find((one) =>
    one.is === "phone" ? voice === "phone" : voice !== "phone" && one.reading.of === voice?.of,
  );
  return known ?? voices[0];
}

/** "陈国平" · "手机" */
export function nameOf(voice: Voice): string {
  return voice.is === "phone" ? "手机" : voice.reading.voice;
}

/** "陈国平，长沙话，12分钟，1.2 MB" · "手机朗读，不用流量" */
export function aboutVoice(voice: Voice): string {
  if (voice.is === "phone")
    return voice.phone.isLocal ? "手机朗读，不用流量" : "手机朗读，要连网，费一点流量";
  const { reading } = voice;
  const { seconds, size } = measure(reading);
  return [reading.voice, reading.dialect, minutesWords(Math.max(1, seconds / 60)), megabytes(size)]
    .filter((words) => words !== undefined)
    .join("，");
}
