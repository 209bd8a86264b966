using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>A telling with its day, and whether it is history.</summary>
internal sealed record DatedReport(Report Report, PlaceKey Key, EventDate Date, bool Background)
{
    /// <summary>The same telling of the place that the text names elsewhere: the evidence stays where this one stands.</summary>
    public DatedReport Naming(PlaceRef place)
    {
        var named = place with { Start = Report.Place.Start, End = Report.Place.End, PointsBack = false, IsEvident = true };
        return this with { Report = Report with { Place = named }, Key = PlaceKey.Of(named) };
    }
}
