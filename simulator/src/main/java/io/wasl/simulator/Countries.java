package io.wasl.simulator;

import java.util.HashMap;
import java.util.Map;

/// Calling codes, as far as users of the simulator are likely to dial them.
final class Countries {

    private static final String ELSEWHERE = "ZZ";
    private static final Map<String, String> BY_CALLING_CODE = new HashMap<>();

    static {
        String table =
                "1 US,7 RU,20 EG,27 ZA,30 GR,31 NL,32 BE,33 FR,34 ES,36 HU,39 IT,40 RO,41 CH,43 AT,44 GB,45 DK,46 SE,"
                        + "47 NO,48 PL,49 DE,51 PE,52 MX,54 AR,55 BR,56 CL,57 CO,58 VE,60 MY,61 AU,62 ID,63 PH,64 NZ,65 SG,66 TH,"
                        + "81 JP,82 KR,84 VN,86 CN,90 TR,91 IN,92 PK,93 AF,94 LK,98 IR,212 MA,213 DZ,216 TN,218 LY,220 GM,221 SN,"
                        + "222 MR,223 ML,224 GN,225 CI,226 BF,227 NE,228 TG,229 BJ,230 MU,233 GH,234 NG,235 TD,237 CM,241 GA,"
                        + "242 CG,243 CD,249 SD,250 RW,251 ET,253 DJ,254 KE,255 TZ,256 UG,258 MZ,260 ZM,261 MG,262 RE,269 KM,"
                        + "351 PT,352 LU,353 IE,358 FI,359 BG,380 UA,852 HK,880 BD,886 TW,961 LB,962 JO,963 SY,964 IQ,965 KW,"
                        + "966 SA,967 YE,968 OM,970 PS,971 AE,972 IL,973 BH,974 QA,977 NP,994 AZ,995 GE,998 UZ";
        for (String row : table.split(",", -1)) {
            int space = row.indexOf(' ');
            BY_CALLING_CODE.put(row.substring(0, space), row.substring(space + 1));
        }
    }

    private Countries() {}

    /// The calling code that a number in international digits starts with, empty when it is not in the
    /// table.
    static String callingCode(String digits) {
        for (int length = Math.min(3, digits.length()); length > 0; length--) {
            String prefix = digits.substring(0, length);
            if (BY_CALLING_CODE.containsKey(prefix)) {
                return prefix;
            }
        }
        return "";
    }

    static String of(String digits) {
        return BY_CALLING_CODE.getOrDefault(callingCode(digits), ELSEWHERE);
    }
}
