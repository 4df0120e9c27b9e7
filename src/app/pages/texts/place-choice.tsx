import { Button } from "../../components/button.tsx";

/** Two places that he may have meant; nothing moves until he says so. */
export function PlaceChoice(props: {
  /** where the other one is: "另一部手机上读到第 12 段" */
  words: string;
  goLabel: string;
  onGo: () => void;
  onStay: () => void;
}) {
  return (
    <div class="place-choice" role="group" aria-label="从哪里接着读">
      <p role="status">{props.words}</p>
      <div class="side-by-side">
        <Button kind="primary" onPress={props.onGo}>
          {props.goLabel}
        </Button>
        <Button onPress={props.onStay}>留在这里</Button>
      </div>
    </div>
  );
}
