package io.wasl.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Identifiers in the shapes that Meta gives them.
final class Ids {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final int OUT = 0x11;
    private static final int IN = 0x12;

    private final Chance chance;
    private long lastNode;

    Ids(Chance chance) {
        this.chance = chance;
        lastNode = chance.between(700_000_000_000_000L, 800_000_000_000_000L);
    }

    String outgoingMessage(String waId) {
        return wamid(waId, OUT, 18);
    }

    String incomingMessage(String waId) {
        return wamid(waId, IN, 20);
    }

    /// Of a template, medium, account or number.
    String node() {
        lastNode += chance.between(1, 999);
        return Long.toString(lastNode);
    }

    String trace() {
        byte[] bytes = new byte[17];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) chance.bits();
        }
        return "A"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(1);
    }

    /// Meta's ids are base64 of a length-prefixed address, a direction and a random key; same length, same
    /// alphabet.
    private String wamid(String address, int direction, int digits) {
        byte[] name = address.getBytes(StandardCharsets.ISO_8859_1);
        byte[] id = new byte[name.length + digits + 10];
        int at = 0;
        id[at++] = 0x1C;
        id[at++] = 0x18;
        id[at++] = (byte) name.length;
        System.arraycopy(name, 0, id, at, name.length);
        at += name.length;
        id[at++] = 0x15;
        id[at++] = 0x02;
        id[at++] = 0x00;
        id[at++] = (byte) direction;
        id[at++] = 0x18;
        id[at++] = (byte) digits;
        long bits = chance.bits();
        for (int i = 0; i < digits; i++) {
            if (i == 16) {
                bits = chance.bits();
            }
            id[at++] = (byte) HEX[(int) (bits & 15)];
            bits >>>= 4;
        }
        return "wamid." + Base64.getEncoder().encodeToString(id);
    }
}
