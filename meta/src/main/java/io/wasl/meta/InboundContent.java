package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wrote, or did to what was written.
public sealed interface InboundContent {

    record Text(String body) implements InboundContent {}

    /// @param kind `image`, `video`, `audio`, `document` or `sticker`
    /// @param sha256 of the file, in Base64
    /// @param voice whether it was spoken into the telephone rather than attached
    /// @param url good for five minutes, with the access token
    record Media(
            String kind,
            String id,
            @Nullable String mimeType,
            @Nullable String sha256,
            @Nullable String caption,
            @Nullable String filename,
            boolean voice,
            @Nullable String url)
            implements InboundContent {}

    /// A tap: on a template's quick reply, or on a reply button or list row of ours.
    record Button(String payload, String text) implements InboundContent {}

    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) implements InboundContent {}

    /// Cards of people.
    ///
    /// @param requested whether the sender answers our request for the own number
    record Contacts(List<Card> cards, boolean requested) implements InboundContent {

        public Contacts {
            cards = List.copyOf(cards);
        }

        /// @param phones as they were written down; digits where WhatsApp knows them
        public record Card(String name, List<String> phones) {

            public Card {
                phones = List.copyOf(phones);
            }
        }
    }

    record Order(@Nullable String catalogId, @Nullable String text, List<Item> items) implements InboundContent {

        public Order {
            items = List.copyOf(items);
        }

        /// @param price of one, as Meta writes it
        public record Item(
                String productId,
                int quantity,
                @Nullable String price,
                @Nullable String currency) {}
    }

    /// @param emoji absent when the reaction was taken back
    record Reaction(String wamid, @Nullable String emoji) implements InboundContent {}

    /// A form that was filled in: a flow or an address.
    ///
    /// @param responseJson the answers, as JSON
    record FormReply(
            @Nullable String name,
            @Nullable String text,
            @Nullable String responseJson) implements InboundContent {}

    /// @param response `accept` or `reject`
    record CallPermission(String response) implements InboundContent {}

    /// Meta speaks about the person, who wrote nothing.
    ///
    /// @param kind `user_changed_number`, `user_changed_user_id`, `customer_identity_changed`; may gain values
    /// @param phone the new number's digits
    /// @param userId the new user id
    record SystemNotice(
            String kind,
            @Nullable String text,
            @Nullable String phone,
            @Nullable String userId) implements InboundContent {}

    /// The person changed an earlier message.
    record Edit(String wamid, InboundContent content) implements InboundContent {}

    /// The person took an earlier message back.
    record Revoke(String wamid) implements InboundContent {}

    /// Something that Meta does not pass on, such as a poll, or media that is too large.
    record Unsupported(String kind, List<EventError> errors) implements InboundContent {

        public Unsupported {
            errors = List.copyOf(errors);
        }
    }
}
