/**
 * The live client of a plan: what a browser, a replay, a benchmark or a test needs to open a plan, follow it and edit
 * it. It knows no screen and makes no socket.
 */
export type { EmergencyRequest, LiveClient, LiveOptions, Place } from './live-client.js';
export type { LiveEnvironment, LiveSocket, SocketEvents } from './live-socket.js';
export type { LiveTimes } from './live-times.js';
export type { Receipt } from './receipts.js';
export { createLiveClient } from './plan-client.js';
export type { Conflict, LiveState, PlanStore, RefusedText, SaveState } from './live-state.js';
export type { CaretPlace } from './text-carets.js';
export type { TextChange, TextHandle, TextSnapshot } from './text-handle.js';
