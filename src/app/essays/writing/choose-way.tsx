import { Button } from "../../components/button.tsx";
import { type Way, WAYS } from "./ways.tsx";

/** In 长辈版 first of all how: one thing at a time. */
export function ChooseWay(props: { onChoose: (way: Way) => void; onOutline: () => void }) {
  return (
    <section class="stack" aria-labelledby="choose-way">
      <h2 id="choose-way">您想怎么来？</h2>
      <Button kind="primary" block onPress={props.onOutline}>
        一句一句问我
      </Button>
      {WAYS.map(({ way, long }) => (
        <Button key={way} block onPress={() => props.onChoose(way)}>
          {long}
        </Button>
      ))}
      <p class="muted">哪样都行，几样一起用也行。边做边存，随时可以停。</p>
    </section>
  );
}
