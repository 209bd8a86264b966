namespace Ingestion.Portal.Stored;

/// <summary>A page as the archive keeps it.</summary>
/// <param name="Url">The address that answered; null for a file without one.</param>
/// <param name="Fetched">When it was fetched.</param>
/// <param name="Bytes">Length of its body.</param>
/// <param name="Text">The body, decoded as for extraction.</param>
/// <param name="IsHtml">False for plain text, Markdown and JSON.</param>
public sealed record StoredPage(string? Url, DateTimeOffset Fetched, int Bytes, string Text, bool IsHtml);

/// <param name="Page">Null when it cannot be shown.</param>
/// <param name="WhyNot">Why it cannot, in a sentence; null when it can.</param>
public sealed record StoredPageAnswer(StoredPage? Page, string? WhyNot);
