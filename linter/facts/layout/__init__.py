"""Layout: sentences, headings, enumerations, attachments, brackets."""
