import { Reflector } from '@nestjs/core';
import type { ActionName } from '#contract';

/**
 * Declares which action a resolver method, socket handler or controller route is. What declares nothing stops the
 * start. The service behind it asserts the same again with facts.
 */
export const Needs = Reflector.createDecorator<ActionName>();

/** Answers people who are not signed in too; the reason stands beside it for who reviews the permission surface. */
export const Open = Reflector.createDecorator<string>();
