package io.wasl.identity;

import io.wasl.kernel.TenantId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A person to be added.
///
/// @param tenant null for an operator, and only for one
public record NewUser(@Nullable TenantId tenant, String name, String email, UserRole role) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 120;

    public NewUser {
        name = name.strip();
        email = normalised(email);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + LONGEST_NAME + " characters");
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("'" + email + "' is not an e-mail address");
        }
        if ((role == UserRole.OPERATOR) != (tenant == null)) {
            throw new IllegalArgumentException(
                    role == UserRole.OPERATOR
                            ? "An operator belongs to no client"
                            : "The role " + role + " needs a client");
        }
    }

    /// People type their address in capitals and with spaces around it, and mean the same mailbox.
    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
