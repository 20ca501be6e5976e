package io.wasl.audience;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The addresses of a sheet's cells. A reader makes room for every column up to the one that is named, so a name from
/// beyond the last column of any spreadsheet (`XFD`) would take all memory.
final class SheetReferences {

    private static final int LETTERS_OF_A_COLUMN = 3;

    private SheetReferences() {}

    /// @throws ImportRefused for an address that no spreadsheet has, or for what is no sheet
    static void check(InputStream sheet) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(sheet);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    check(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw new ImportRefused("unreadable", e);
        }
    }

    private static void check(XMLStreamReader cell) {
        var address = cell.getAttributeValue(null, "r");
        if (address != null && address.chars().filter(Character::isLetter).count() > LETTERS_OF_A_COLUMN) {
            throw new ImportRefused("unreadable");
        }
    }
}
