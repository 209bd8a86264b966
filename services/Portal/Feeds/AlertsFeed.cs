using System.Globalization;
using System.Text;
using System.Xml;
using Ingestion.Alerter.Alerts;
using Ingestion.Search;

namespace Ingestion.Portal.Feeds;

/// <summary>Alerts as an Atom feed (RFC 4287), last amended first.</summary>
internal static class AlertsFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MaxEntries = 50;

    public static async Task<IResult> GetAsync(AlertStore alerts, HttpRequest request, CancellationToken cancel)
    {
        var page = await alerts.ListAsync(new AlertQuery { Order = AlertOrder.Updated, Limit = MaxEntries }, cancel);
        return TypedResults.Bytes(Write(page.Items, $"{request.Scheme}://{request.Host}{request.PathBase}"), ContentType);
    }

    /// <param name="alerts">Last amended first.</param>
    /// <param name="root">The portal's own address, without a slash at its end.</param>
    public static byte[] Write(IReadOnlyList<Alert> alerts, string root)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            Text(xml, "title", "Ingestion: changes of control");
            Text(xml, "id", $"{root}/feeds/alerts.atom");
            Link(xml, "self", $"{root}/feeds/alerts.atom");
            Link(xml, "alternate", $"{root}/alerts");
            Text(xml, "updated", Instant(alerts.Count > 0 ? alerts[0].Updated : DateTimeOffset.UnixEpoch));
            foreach (var alert in alerts) Entry(xml, alert, root);
            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static void Entry(XmlWriter xml, Alert alert, string root)
    {
        var page = $"{root}/alerts/{Uri.EscapeDataString(alert.Id)}";
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", page);
        Text(xml, "title", alert.Historical ? $"{alert.Headline} (historical)" : alert.Headline);
        Text(xml, "updated", Instant(alert.Updated));
        if (alert.Raised is { } raised) Text(xml, "published", Instant(raised));
        Link(xml, "alternate", page);
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", alert.Lead?.Outlet ?? "Ingestion");
        xml.WriteEndElement();
        Category(xml, Words.Of(alert.Status));
        if (alert.Historical) Category(xml, "historical");
        Text(xml, "summary", Summary(alert));
        xml.WriteEndElement();
    }

    private static string Summary(Alert alert)
    {
        var sources =
            alert.Sources == 1 ? "one independent source" : string.Create(CultureInfo.InvariantCulture, $"{alert.Sources} independent sources");
        return alert.Lead is { } lead
            ? $"“{lead.Sentence}” — {lead.Outlet}; {Words.Of(alert.Status)}, {sources}."
            : $"{Words.Of(alert.Status)}, {sources}.";
    }

    private static void Category(XmlWriter xml, string term)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string element, string text) => xml.WriteElementString(element, Atom, Valid(text));

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without what XML 1.0 cannot say: control characters and half surrogates.</summary>
    private static string Valid(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Where(r =>
                    r != Rune.ReplacementChar && (r.Value is '\t' or '\n' or '\r' || (!Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF)))
                )
        );
}
