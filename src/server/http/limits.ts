import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "../core.ts";
import { addressOf } from "./address.ts";
import { HttpRefusal } from "./error-answer.ts";

/** How much is taken before 429 or 503. Many phones share one address, so what counts is the device. */
export interface Limits {
  /** pushes of one device (at one address: what an envelope claims is not proven yet) in a minute */
  devicePushes: number;
  /** pages and blobs that one device reads or sends in a minute */
  deviceReads: number;
  /** all requests of one address in a minute, a backstop: a whole township may be behind it */
  address: number;
  /** requests of nobody in particular to forms, from one address in a minute: a village hall full of phones may be behind it */
  anybody: number;
  /** pushes that are being worked on at once; more are told to come again */
  pushesAtOnce: number;
  /** files for import that are being sent or read at once */
  importsAtOnce: number;
}

export const LIMITS: Limits = {
  devicePushes: 240,
  deviceReads: 1_200,
  address: 60_000,
  anybody: 600,
  pushesAtOnce: 400,
  importsAtOnce: 2,
};

export interface DeviceLimits {
  /** @param claimed the device that the envelope names, if it names one. @throws HttpRefusal too-many */
  push(request: FastifyRequest, claimed: string | undefined): Promise<void>;
  /** @throws HttpRefusal too-many */
  read(request: FastifyRequest, caller: Caller): Promise<void>;
  /** @throws HttpRefusal too-many */
  anybody(request: FastifyRequest): Promise<void>;
}

/** Needs `@fastify/rate-limit` registered (`global: false`). Also counts every request of an address. */
export function limitRequests(app: FastifyInstance, limits: Limits): DeviceLimits {
  const keys = new WeakMap<FastifyRequest, string>();
  const counter = (max: number) => {
    const count = app.createRateLimit({
      max,
      timeWindow: 60_000,
      keyGenerator: (request) => keys.get(request) ?? addressOf(request),
    });
    return async (request: FastifyRequest, key: string): Promise<void> => {
      keys.set(request, key);
      const found = await count(request);
      if (!found.isAllowed && found.isExceeded) {
        throw new HttpRefusal("too-many", "来得太勤了，请稍等一会儿再试；手机里的记录都还在。", {
          retryAfter: Math.max(1, found.ttlInSeconds),
        });
      }
    };
  };
  const ofAddress = counter(limits.address);
  const ofPushes = counter(limits.devicePushes);
  const ofReads = counter(limits.deviceReads);
  const ofAnybody = counter(limits.anybody);

  app.addHook("onRequest", async (request) => ofAddress(request, addressOf(request)));
  return {
    push: (request, claimed) =>
      claimed === undefined ? Promise.resolve() : ofPushes(request, `${claimed} ${addressOf(request)}`),
    read: (request, caller) => ofReads(request, caller.device),
    anybody: (request) => ofAnybody(request, `anybody ${addressOf(request)}`),
  };
}
