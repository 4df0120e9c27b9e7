import type { Heard, Manner, Mouth, Saying } from "./mouth.ts";
import type { PhoneVoice, Speech } from "./speech.ts";

/** How often it is looked whether a voice that owes its end is still at work. */
const LOOK_EVERY_MS = 500;
/** A voice that has not begun by then, and is not about to, says nothing. */
const BEGINS_WITHIN_MS = 5_000;
/** Generous for the slowest voice; longer, and it hangs. */
const MS_A_CHARACTER = 900;
/** Looks in a row at which it was idle, before its end is taken as lost. */
const IDLE_LOOKS = 2;

/**
 * The voice of the phone, a sentence at a time. It has its troubles: on Android the end of a sentence is lost at times, and a
 * WebView falls silent in long ones; none of them can be paused and go on in the middle everywhere. So a pause gives the sentence up
 * and begins it again, and a watch ends what has no end.
 */
export function speechMouth(speech: Speech, voice: PhoneVoice): Mouth {
  return {
    say(piece, manner, heard) {
      return say(speech, voice, spoken(piece.words), manner, heard);
    },
    close: () => speech.stop(),
  };
}

/** What stands between cells and rows is heard as a pause. */
function spoken(words: string): string {
  return words.trim().replaceAll(/\t+/g, "，").replaceAll(/\n+/g, "。");
}

function say(speech: Speech, voice: PhoneVoice, words: string, first: Manner, heard: Heard): Saying {
  let manner = first;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = false;
  /** counts beginnings: what an earlier one still has to tell is nobody's business */
  let turn = 0;

  function over(tell: () => void): void {
    if (isOver) return;
    isOver = true;
    clearInterval(timer);
    tell();
  }

  function start(): void {
    turn += 1;
    const mine = turn;
    const began = Date.now();
    let hasBegun = false;
    let idle = 0;
    const isMine = (): boolean => mine === turn && !isOver;
    const begin = (): void => {
      if (!isMine() || hasBegun) return;
      hasBegun = true;
      heard.begun();
    };
    clearInterval(timer);
    timer = setInterval(() => {
      const waited = Date.now() - began;
      idle = speech.isBusy() ? 0 : idle + 1;
      // Some voices never say that they begin.
      if (speech.isBusy() && waited > LOOK_EVERY_MS * 3) begin();
      if (hasBegun && idle >= IDLE_LOOKS) over(() => heard.ended());
      else if (!hasBegun && waited > BEGINS_WITHIN_MS && idle >= IDLE_LOOKS)
        over(() => heard.failed({ why: "silent" }));
      else if (waited > BEGINS_WITHIN_MS + (words.length * MS_A_CHARACTER) / manner.rate) {
        speech.stop();
        over(() => (hasBegun ? heard.ended() : heard.failed({ why: "silent" })));
      }
    }, LOOK_EVERY_MS);
    speech.say(words, voice, manner, {
      begun: begin,
      ended() {
        if (isMine()) over(() => heard.ended());
      },
      failed(error) {
        if (!isMine()) return;
        over(() => heard.failed({ why: error === "not-allowed" ? "tap" : "silent" }));
      },
    });
  }

  function silence(): void {
    turn += 1;
    clearInterval(timer);
    speech.stop();
  }

  start();
  return {
    pause: silence,
    goOn: start,
    // A sentence keeps the manner that it was begun in; the next one has the new.
    change(next) {
      manner = next;
    },
    stop() {
      isOver = true;
      silence();
    },
  };
}
