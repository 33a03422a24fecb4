package org.tocsin.source.jdbc;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JDBC URLs as people may see them, and as we open them. */
public final class Urls {
    private static final Pattern SECRETS =
            Pattern.compile(
                    "(?i)((?:password|passwd|pwd|token|secret|apikey|accesskey|secretkey|sslpassword"
                            + "|private_key_pwd)\\s*[=:]\\s*)[^&;,)\\s]*");
    private static final Pattern USER_INFO = Pattern.compile("//([^/@:?]*):[^/@]*@");
    private static final Pattern ORACLE = Pattern.compile("(thin:[^/@]+)/[^@]+@");
    private static final Pattern HOST = Pattern.compile("//(?:[^/@]*@)?([^/?;]+)");

    private Urls() {}

    /** Any text with passwords and tokens blotted out. */
    public static String redacted(String text) {
        String hidden = SECRETS.matcher(text).replaceAll("$1***");
        hidden = ORACLE.matcher(hidden).replaceAll("$1/***@");
        return USER_INFO.matcher(hidden).replaceAll("//$1:***@");
    }

    /** Where it connects to, as {@code db.example:5432}, or the whole URL where it has no host. */
    public static String host(String url) {
        Matcher host = HOST.matcher(url);
        return host.find() ? host.group(1) : redacted(url);
    }

    /** Whether this is an H2 database in a file of this machine. */
    static boolean h2File(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("jdbc:h2:")
                && !lower.startsWith("jdbc:h2:mem:")
                && !lower.startsWith("jdbc:h2:tcp:")
                && !lower.startsWith("jdbc:h2:ssl:");
    }

    /** The URL with what makes its database refuse writes and not come into being. */
    static String readOnly(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!h2File(url) || lower.contains("auto_server=true")) {
            return url;
        }
        String opened = lower.contains("access_mode_data=") ? url : url + ";ACCESS_MODE_DATA=r";
        return lower.contains("ifexists=") ? opened : opened + ";IFEXISTS=TRUE";
    }
}
