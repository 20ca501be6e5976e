package io.wasl.campaign;

import io.wasl.connection.Account;
import io.wasl.dispatch.Reach;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number of the client, seen as one that could send a part of a campaign.
///
/// @param reach how many people it may still write to today; null where nothing limits it
/// @param sameBusiness whether it belongs to the business of the campaign's own number, with which it shares the limit
public record PossibleSender(Account account, @Nullable Reach reach, Standing standing, boolean sameBusiness) {

    /// Whether it reaches nobody whom the campaign's own number does not.
    public boolean sameLimit() {
        return sameBusiness && reach != null;
    }

    /// Whether it can.
    public enum Standing {
        /// The campaign's own number.
        OWN,
        READY,
        NOT_CONNECTED,
        /// The campaign's template is not there, or not approved.
        NO_TEMPLATE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean canTakePart() {
        return standing == Standing.READY;
    }
}
