import { Page } from "../components/page.tsx";
import { canHaveKey } from "../enrolment/browser.ts";
import { WelcomePage } from "../pages/enrol/welcome-page.tsx";
import { isShared } from "../profiles/whose.ts";
import { path } from "../routing/place.ts";
import { matchPath, type PageProps } from "../routing/route.ts";
import { useSession } from "../session/use-session.ts";
import { useLoaded } from "./use-loaded.ts";
import { Waiting } from "./waiting.tsx";

const enrolling = () => import("../pages/enrol/enrolling.tsx").then((m) => m.Enrolling);

const needsHttps = () => import("../pages/enrol/needs-https.tsx").then((m) => m.NeedsHttps);

/** By a link that anybody may have: nobody has to be enrolled for it. */
const openForm = () => import("../pages/forms/open-form-page.tsx").then((m) => m.OpenFormPage);

const storageTrouble = () => import("../pages/state/storage-trouble.tsx").then((m) => m.StorageTrouble);

const wayBack = () => import("../profiles/way-back.tsx").then((m) => m.WayBack);

/** What somebody sees who is not enrolled on this phone. The welcome is there at once; the rest is loaded once in a phone's life. */
export function BeforeEnrolment() {
  const WayBack = useLoaded(isShared ? wayBack : undefined).value;
  return (
    <>
      <NotEnrolled />
      {WayBack && <WayBack />}
    </>
  );
}

function NotEnrolled() {
  const { enrolment, storage } = useSession().state.value;
  const open = matchPath("/f/:form", path.value);
  const params = matchPath("/enrol/:code", path.value);
  if (open) return <OpenForm key={path.value} params={open} />;
  if (!canHaveKey()) return <NeedsHttps />;
  if (storage === "blocked" || storage === "lost") return <Trouble storage={storage} />;
  if (enrolment === "fresh" && !params) return <WelcomePage />;
  return <Enrolling code={params?.["code"]} />;
}

function OpenForm(props: PageProps) {
  const loaded = useLoaded(openForm);
  return loaded.value ? <loaded.value {...props} /> : <Waiting for={loaded} />;
}

function Enrolling({ code }: { code: string | undefined }) {
  const loaded = useLoaded(enrolling);
  return loaded.value ? <loaded.value code={code} /> : <Waiting for={loaded} />;
}

function Trouble({ storage }: { storage: "blocked" | "lost" }) {
  const StorageTrouble = useLoaded(storageTrouble).value;
  return <Page title="手机的存储连不上">{StorageTrouble && <StorageTrouble storage={storage} />}</Page>;
}

function NeedsHttps() {
  const loaded = useLoaded(needsHttps);
  return loaded.value ? <loaded.value /> : <Waiting for={loaded} />;
}
