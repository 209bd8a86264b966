using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>A telling with its day, and whether it is history.</summary>
internal sealed record DatedReport(Report Report, PlaceKey Key, EventDate Date, bool Background);
