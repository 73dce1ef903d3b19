/** Everything is said in Amsterdam time, wherever the screen stands. */
export const TIME_ZONE = 'Europe/Amsterdam';
