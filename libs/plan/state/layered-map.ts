/** A map over another one: reads fall through, writes stay in this layer. Forking a plan costs nothing. */
export class LayeredMap<K, V> {
  private readonly own = new Map<K, V>();

  constructor(private readonly base?: LayeredMap<K, V>) {}

  get(key: K): V | undefined {
    return this.own.get(key) ?? this.base?.get(key);
  }

  set(key: K, value: V): void {
    this.own.set(key, value);
  }

  *values(): Generator<V> {
    yield* this.own.values();
    if (!this.base) return;
    for (const [key, value] of this.base.entries()) {
      if (!this.own.has(key)) yield value;
    }
  }

  *entries(): Generator<[K, V]> {
    yield* this.own.entries();
    if (!this.base) return;
    for (const entry of this.base.entries()) {
      if (!this.own.has(entry[0])) yield entry;
    }
  }

  fork(): LayeredMap<K, V> {
    return new LayeredMap(this);
  }
}
