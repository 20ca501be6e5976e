package io.wasl.message;

import io.wasl.meta.InboundContent.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An order as people read it: what was written with it, each product, and what it comes to in each currency.
final class OrderLines {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    private OrderLines() {}

    static String of(Order order) {
        List<String> lines = new ArrayList<>();
        if (order.text() != null && !order.text().isBlank()) {
            lines.add(order.text());
        }
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        for (Order.Item item : order.items()) {
            BigDecimal sum = sum(item);
            String currency = item.currency() == null ? "" : " " + item.currency();
            lines.add(item.quantity() + " × " + item.productId()
                    + (sum == null ? "" : ": " + item.price() + currency + " = " + plain(sum) + currency));
            if (sum != null) {
                totals.merge(currency, sum, BigDecimal::add);
            }
        }
        if (!totals.isEmpty()) {
            lines.add("= "
                    + totals.entrySet().stream()
                            .map(total -> plain(total.getValue()) + total.getKey())
                            .collect(Collectors.joining(" + ")));
        }
        return String.join("\n", lines);
    }

    private static @Nullable BigDecimal sum(Order.Item item) {
        String price = item.price();
        return price == null || !AMOUNT.matcher(price).matches()
                ? null
                : new BigDecimal(price).multiply(BigDecimal.valueOf(item.quantity()));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
