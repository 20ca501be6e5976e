package io.wasl.audience;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Walks through the elements of a piece of markup, whoever wrote it: entities are not followed, and neither its depth
/// nor the number of its names nor a text in it can take the memory.
final class XmlPart implements Closeable {

    private static final XMLInputFactory FACTORY = factory();
    private static final String UNREADABLE = "unreadable";

    private final InputStream bytes;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;

    /// @throws ImportRefused if it is no markup
    XmlPart(InputStream bytes) {
        this.bytes = bytes;
        try {
            this.xml = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw new ImportRefused(UNREADABLE, e);
        }
    }

    /// Goes on to where the next element begins or ends.
    ///
    /// @return false at the end
    boolean next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin();
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw new ImportRefused(UNREADABLE, e);
        }
    }

    boolean begins(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /// Several spellings of the same name space are in use.
    @Nullable String attributeOfAnySpace(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /// What stands in the element that begins here, up to its end, without what its children say. Of a longer text only
    /// the beginning.
    String text() {
        var text = new StringBuilder();
        int around = depth;
        try {
            while (depth >= around && xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin();
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (depth == around && text.length() < ImportLimits.TEXT_CHARACTERS) {
                            text.append(xml.getText());
                        }
                    }
                    default -> {}
                }
            }
            return text.toString();
        } catch (XMLStreamException e) {
            throw new ImportRefused(UNREADABLE, e);
        }
    }

    private void begin() {
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        if (++depth > ImportLimits.MARKUP_DEPTH || names.size() > ImportLimits.MARKUP_NAMES) {
            throw new ImportRefused(UNREADABLE);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
