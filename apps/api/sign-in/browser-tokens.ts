import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { cookieName, cookieOptions, tokenIn, type SignedInFrom, type TokenCookie } from '#identity';
import { CONFIG, type Config } from '#kernel';

/** The tokens that a browser holds for us. */
@Injectable()
export class BrowserTokens {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  read(request: Request, cookie: TokenCookie): string | undefined {
    return tokenIn(request.headers.cookie, this.config, cookie);
  }

  /** What a new session is told of the browser. */
  from(request: Request): SignedInFrom {
    return {
      previous: this.read(request, 'session'),
      userAgent: request.headers['user-agent'],
      address: request.ip,
    };
  }

  give(response: Response, cookie: TokenCookie, token: string): void {
    response.cookie(cookieName(this.config, cookie), token, cookieOptions(this.config));
  }

  takeBack(response: Response, cookie: TokenCookie): void {
    response.clearCookie(cookieName(this.config, cookie), cookieOptions(this.config));
  }

  /** Signed in: the attempt that led here is over. */
  giveSession(response: Response, token: string): void {
    this.takeBack(response, 'attempt');
    this.give(response, 'session', token);
  }
}
