import {
  foldForms,
  formsFor,
  type HandedInForm,
  isClosed,
  type PublishedForm,
} from "../../domain/fold/forms.ts";
import { foldMembers } from "../../domain/fold/members.ts";
import { foldOrg } from "../../domain/fold/org.ts";
import type { FormId, MemberId, UnitId } from "../../domain/ids.ts";
import { myElders } from "../care/whom-to-call.ts";
import { myself, serverNow } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";
import { isSlipToFill, slipsOf } from "./slips/slip-states.ts";

/** Asked of who holds this phone, and still open, whichever the way: the newest first. */
export function formsAskedOfMe(session: Session): readonly PublishedForm[] {
  const me = session.reckoned(myself);
  if (!me) return [];
  const { units } = session.folded(foldOrg);
  const above = new Set(
    [me.homeBranch, me.hostBranch].flatMap((branch) => units.get(branch ?? "")?.path ?? []),
  );
  const forms = formsFor(session.folded(foldForms), me.cohorts, serverNow(session));
  return forms.filter(({ unit }) => above.has(unit));
}

/** Those that he has not handed in yet; 签到 and the like, which may be answered again, only until the first time. */
export function formsToFill(session: Session): readonly PublishedForm[] {
  const me = session.member.value;
  const { handedIn } = session.folded(foldForms);
  return session.reckoned(formsAskedOfMe).filter(({ form, way }) => {
    if (way === "slips") return isSlipToFill(slipsOf(session.phone).value, form);
    return way === "named" && !(handedIn.get(form) ?? []).some(({ of }) => of === me);
  });
}

/** What stands under his own name, whoever wrote it down: the newest first. */
export function myHandedIn(session: Session): readonly HandedInForm[] {
  const me = session.member.value;
  return newestFirst(session, ({ of }) => of === me);
}

/** What he has handed in for others. */
export function handedInForOthers(session: Session): readonly HandedInForm[] {
  const me = session.member.value;
  return newestFirst(session, ({ of, by }) => by === me && of !== me);
}

function newestFirst(session: Session, which: (one: HandedInForm) => boolean): readonly HandedInForm[] {
  const all = [...session.folded(foldForms).handedIn.values()].flat().filter(which);
  return all.sort((a, b) => b.at - a.at);
}

/** Whether who holds this phone is among those who ask, and reads all that is answered under a name. */
export function isOneWhoAsks(session: Session, { unit }: Pick<PublishedForm, "unit">): boolean {
  const asks = ["secretary", "office"];
  return session.state.value.roles.some((role) => role.unit === unit && asks.includes(role.role));
}

export interface OtherPerson {
  id: MemberId;
  name: string;
  /** apart from others of the same name */
  label: string;
}

/** For whom he may hand in a form: those he visits, and as staff the members of his branches. */
export function othersToFillFor(session: Session): readonly OtherPerson[] {
  const me = session.member.value;
  const branches = new Set<UnitId>(
    session.state.value.roles.flatMap(({ role, unit }) => (role === "helper" ? [] : [unit])),
  );
  const members = session
    .folded(foldMembers)
    .present.filter(
      ({ homeBranch, hostBranch }) => branches.has(homeBranch) || branches.has(hostBranch ?? ""),
    )
    .map(({ id, name, identityKey, group }) => ({ id, name, more: identityKey ?? group }));
  const known = new Set(members.map(({ id }) => id));
  const elders = session
    .reckoned(myElders)
    .filter(({ elder }) => !known.has(elder))
    .map(({ elder, elderName }) => ({ id: elder, name: elderName, more: undefined }));
  return withLabels([...elders, ...members].filter(({ id }) => id !== me));
}

function withLabels(
  people: readonly { id: MemberId; name: string; more: string | undefined }[],
): readonly OtherPerson[] {
  const count = new Map<string, number>();
  for (const { name } of people) count.set(name, (count.get(name) ?? 0) + 1);
  return people.map(({ id, name, more }) => ({
    id,
    name,
    label: more !== undefined && (count.get(name) ?? 0) > 1 ? `${name}（${more}）` : name,
  }));
}

/** A form that he can still fill in for others, an anonymous one by handing them the phone: of all that this phone has, also what is asked of others only. */
export function formsForOthers(session: Session): readonly PublishedForm[] {
  const now = serverNow(session);
  const others = session.reckoned(othersToFillFor);
  if (others.length === 0) return [];
  return [...session.folded(foldForms).byId.values()]
    .filter((form) => form.way !== "open" && !isClosed(form, now))
    .sort((a, b) => b.published - a.published);
}

/** Which form a draft is of, and for whom: "form:<form id>", "form-for:<form id>:<member id>". */
export function answerDraftId(form: FormId, of?: MemberId): string {
  return of === undefined ? `form:${form}` : `form-for:${form}:${of}`;
}

export function formOfDraft(id: string): { form: FormId; of?: MemberId } | undefined {
  const [kind, form, of] = id.split(":");
  if (form === undefined || id.includes("~")) return undefined;
  if (kind === "form" && of === undefined) return { form };
  return kind === "form-for" && of !== undefined ? { form, of } : undefined;
}
