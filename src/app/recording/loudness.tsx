import { useEffect, useRef, useState } from "preact/hooks";
import { levelWords, secondsWords } from "./recording-words.ts";

const LOOK_MS = 200;
/** The loudest of the last second: words have gaps between them. */
const LOOKS = 5;

/** How long and how loud, in words and as a bar. Not read out while somebody speaks. */
export function Loudness({
  of,
  seconds,
}: {
  of: { level(): number | undefined };
  /** how much was spoken till now */
  seconds: () => number;
}) {
  const [now, setNow] = useState({ seconds: 0, levels: [] as readonly number[] });
  const look = useRef(seconds);
  look.current = seconds;
  useEffect(() => {
    const timer = setInterval(() => {
      const level = of.level();
      setNow(({ levels }) => ({
        seconds: look.current(),
        levels: level === undefined ? [] : [...levels, level].slice(-LOOKS),
      }));
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [of]);
  const loudest = Math.max(0, ...now.levels);
  const words = now.levels.length < LOOKS ? "" : levelWords(loudest);
  return (
    <div class="stack close">
      <p>
        正在录，<span class="number">{secondsWords(Math.floor(now.seconds))}</span>
        {words && `。${words}`}
      </p>
      {now.levels.length > 0 && (
        <meter
          class="bar"
          aria-label="声音大小"
          min={0}
          max={1}
          value={Math.min(1, Math.sqrt(loudest) * 1.6)}
        >
          {words}
        </meter>
      )}
    </div>
  );
}
