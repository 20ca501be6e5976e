package io.wasl.connection;

import io.wasl.kernel.TenantId;
import io.wasl.meta.CloudApi;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Registers numbers with the Cloud API: without that, Meta accepts nothing from them.
@Component
public class Registration {

    public static final String PIN = "[0-9]{6}";

    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    private final Accounts accounts;
    private final CloudApi meta;

    Registration(Accounts accounts, CloudApi meta) {
        this.accounts = accounts;
        this.meta = meta;
    }

    /// @param pin the number's two-step PIN, or the one it is to have
    /// @throws AccountRefused saying why Meta does not register it
    /// @throws NoSuchAccount if the client has no such account
    public Account register(TenantId tenant, AccountId id, String pin) {
        if (!Pattern.matches(PIN, pin)) {
            throw new IllegalArgumentException("A PIN has six digits");
        }
        Account account = accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
        String token = accounts.accessToken(tenant, id).reveal();
        AccountRefused.ifMetaRefuses(Trouble.NUMBER_NOT_FOUND, () -> {
            meta.register(token, account.phoneNumberId(), pin);
            return account;
        });
        log.info("Number {} is registered with the Cloud API", account.displayPhoneNumber());
        accounts.refresh(tenant, id);
        return accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
    }
}
