package io.wasl.campaign;

import java.time.Instant;

/// One examination of a campaign. Confirming means to agree to this digest.
public record Check(int number, String digest, Report report, Instant at, String by) {

    /// The digest in a form that two people can compare over the telephone.
    public String fingerprint() {
        return digest.length() < 8 ? "" : digest.substring(0, 4) + "·" + digest.substring(4, 8);
    }
}
