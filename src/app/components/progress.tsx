import { megabytes } from "../words/sizes.ts";

/** How much is done and how much is left, in words first. Bytes. */
export function ByteProgress(props: { label: string; done: number; of: number }) {
  const words = `${megabytes(props.done)} / ${megabytes(props.of)}`;
  return (
    <div class="stack close">
      <p role="status">
        {props.label} <span class="number">{words}</span>
      </p>
      <progress class="bar" aria-label={props.label} max={props.of} value={props.done} />
    </div>
  );
}
