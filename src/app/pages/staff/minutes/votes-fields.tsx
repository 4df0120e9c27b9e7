import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { emptyVote, type VoteForm } from "./minutes-form.ts";

/** 表决: a matter and three totals each. Who voted how is asked nowhere. */
export function VotesFields(props: {
  votes: readonly VoteForm[];
  errors: readonly (string | undefined)[];
  onChange: (votes: readonly VoteForm[]) => void;
}) {
  const { votes } = props;
  const change = (at: number, part: Partial<VoteForm>): void =>
    props.onChange(votes.map((vote, i) => (i === at ? { ...vote, ...part } : vote)));
  return (
    <div class="stack">
      {votes.map((vote, i) => (
        <fieldset class="field" key={i}>
          <legend>{`表决 ${i + 1}`}</legend>
          <TextField
            label="表决什么"
            value={vote.matter}
            error={props.errors[i]}
            maxLength={200}
            onInput={(matter) => change(i, { matter })}
          />
          <div class="votes">
            {TOTALS.map(([key, label]) => (
              <TextField
                key={key}
                label={label}
                keyboard="numeric"
                value={vote[key]}
                maxLength={4}
                onInput={(value) => change(i, { [key]: value })}
              />
            ))}
          </div>
          <Button
            label={`去掉表决 ${i + 1}`}
            onPress={() => props.onChange(votes.filter((_, at) => at !== i))}
          >
            去掉这一项
          </Button>
        </fieldset>
      ))}
      {votes.length < 20 && (
        <Button block onPress={() => props.onChange([...votes, emptyVote])}>
          {votes.length === 0 ? "记一项表决（只记总数）" : "再记一项表决"}
        </Button>
      )}
    </div>
  );
}

const TOTALS = [
  ["for", "赞成"],
  ["against", "反对"],
  ["abstained", "弃权"],
] as const;
