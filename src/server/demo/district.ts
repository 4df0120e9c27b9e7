import type { UnitAdded } from "../../domain/entries/campaign.ts";

/** An invented county; none of these places is meant. Phone numbers are of the range kept for fiction (1xx 0000). */
export const ROOT = "yunling";

export const UNITS: readonly UnitAdded[] = [
  { unit: ROOT, name: "云岭县", level: "county", parent: null, phone: "0000-8100000" },
  { unit: "qingxi", name: "清溪镇", level: "township", parent: ROOT, city: "云岭" },
  { unit: "shiqiao", name: "石桥乡", level: "township", parent: ROOT, city: "云岭" },
  {
    unit: "liuwan",
    name: "柳湾村党支部",
    level: "branch",
    parent: "qingxi",
    phone: "0000-8100101",
    city: "云岭",
  },
  {
    unit: "shanghu",
    name: "清溪商户联合党支部",
    level: "branch",
    parent: "qingxi",
    phone: "0000-8100102",
    city: "云岭",
  },
  {
    unit: "zhuping",
    name: "竹坪村党支部",
    level: "branch",
    parent: "shiqiao",
    phone: "0000-8100201",
    city: "云岭",
  },
  {
    unit: "laonian",
    name: "石桥离退休干部党支部",
    level: "branch",
    parent: "shiqiao",
    phone: "0000-8100202",
    city: "云岭",
  },
];
