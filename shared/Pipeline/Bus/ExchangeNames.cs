using Ingestion.Contracts.V1;
using MassTransit;

namespace Ingestion.Pipeline.Bus;

/// <summary>The exchange that each message is published to: <c>v1.article-fetched</c> for <see cref="ArticleFetched"/>.</summary>
internal sealed class ExchangeNames(IEntityNameFormatter others) : IEntityNameFormatter
{
    public string FormatEntityName<T>() => typeof(T).Namespace == typeof(ArticleFetched).Namespace ? Of(typeof(T)) : others.FormatEntityName<T>();

    public static string Of(Type message) => $"v1.{KebabCaseEndpointNameFormatter.Instance.SanitizeName(message.Name)}";
}
