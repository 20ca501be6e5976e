package io.wasl.simulator;

/// Tells whether a `biz_opaque_callback_data` was seen before, at 16 bytes an id: a campaign of a million
/// messages must be counted exactly without keeping a million strings.
final class OpaqueIds {

    static final int MOST = 4_000_000;

    private long[] slots = new long[1 << 14];
    private int size;

    int size() {
        return size;
    }

    boolean full() {
        return size >= MOST;
    }

    /// False when it had been added before.
    boolean add(String id) {
        if (size * 2 > slots.length) {
            grow();
        }
        return put(hash(id));
    }

    private boolean put(long hash) {
        int at = (int) (hash ^ hash >>> 32) & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /// FNV-1a with a finishing mix; never 0, which marks an empty slot. At four million ids two of them
    /// share a hash in one run of two million.
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
