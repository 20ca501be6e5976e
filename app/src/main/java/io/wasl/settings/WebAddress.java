package io.wasl.settings;

import java.net.URI;

/// The address of a server on the web: scheme, host and, where needed, a port, and nothing else.
final class WebAddress {

    private static final int LARGEST_PORT = 65535;

    private WebAddress() {}

    /// @throws SettingProblem if it is anything else; says which part is wrong
    static URI parse(Setting setting, String text, boolean pathAllowed) {
        URI url;
        try {
            url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException notAUrl) {
            throw problem(setting, "is not a web address");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw problem(setting, "does not begin with https:// or http://");
        }
        if (url.getRawUserInfo() != null
                || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
            throw problem(setting, "holds a user or a password before its host, where none belongs");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > LARGEST_PORT) {
            throw problem(setting, "has no host, or a port that is none");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw problem(setting, "goes on behind its host with ? or #");
        }
        if (!pathAllowed && !url.getRawPath().isEmpty()) {
            throw problem(setting, "has a path, " + url.getRawPath() + "; Wasl stands at the root of its host");
        }
        return url;
    }

    /// Without what was given: somebody may have put a password into it.
    private static SettingProblem problem(Setting setting, String what) {
        return new SettingProblem(setting.name(), what + "; expected one such as https://wasl.example.com");
    }
}
