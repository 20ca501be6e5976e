package io.wasl.connection;

import io.wasl.kernel.Secret;
import io.wasl.meta.CloudApi;
import io.wasl.meta.GraphException;
import io.wasl.meta.GraphUnreachableException;
import io.wasl.meta.PhoneNumber;
import io.wasl.meta.TokenInspection;
import io.wasl.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Numbers as Meta knows them.
@Component
class MetaNumbers {

    static final Set<String> NEEDED_PERMISSIONS = Set.of("whatsapp_business_messaging", "whatsapp_business_management");

    private static final Logger log = LoggerFactory.getLogger(MetaNumbers.class);

    private final CloudApi meta;
    private final Optional<Secret> appToken;

    MetaNumbers(CloudApi meta, Settings settings) {
        this.meta = meta;
        this.appToken = MetaApp.of(settings).map(MetaApp::token);
    }

    /// Checks that the token may use the number and that the number belongs to the business account.
    ///
    /// @throws AccountRefused saying what is wrong
    NumberFacts examine(Secret token, String phoneNumberId, String wabaId) {
        Optional<TokenInspection> inspection = inspect(token);
        inspection.ifPresent(MetaNumbers::refuseMissingPermission);
        PhoneNumber number = AccountRefused.ifMetaRefuses(
                Trouble.NUMBER_NOT_FOUND, () -> meta.phoneNumber(token.reveal(), phoneNumberId));
        List<PhoneNumber> siblings =
                AccountRefused.ifMetaRefuses(Trouble.WABA_NOT_FOUND, () -> meta.phoneNumbers(token.reveal(), wabaId));
        if (siblings.stream().noneMatch(sibling -> sibling.id().equals(phoneNumberId))) {
            throw new AccountRefused(Trouble.NUMBER_NOT_IN_WABA, null);
        }
        return new NumberFacts(
                number, inspection.map(TokenInspection::expiresAt).orElse((Instant) null));
    }

    /// Empty where the installation has no app of its own, or Meta does not show it this token, which then belongs to
    /// another app.
    Optional<TokenInspection> inspect(Secret token) {
        if (appToken.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(meta.debugToken(appToken.get().reveal(), token.reveal()));
        } catch (GraphException | GraphUnreachableException e) {
            log.info(
                    "Meta does not tell how long a token lives, so nobody is warned before it ends: {}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static void refuseMissingPermission(TokenInspection inspection) {
        if (inspection.valid() && !inspection.scopes().isEmpty()) {
            NEEDED_PERMISSIONS.stream()
                    .sorted()
                    .filter(permission -> !inspection.scopes().contains(permission))
                    .findFirst()
                    .ifPresent(permission -> {
                        throw new AccountRefused(Trouble.PERMISSION_MISSING, permission);
                    });
        }
    }
}
