package io.wasl.campaign;

/// A campaign does not do what was asked of it.
public final class CampaignRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    CampaignRefused(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    static CampaignRefused absent(CampaignId id) {
        return new CampaignRefused(Refusal.NOT_FOUND, "There is no campaign " + id);
    }

    public Refusal refusal() {
        return refusal;
    }
}
