using System.ComponentModel.DataAnnotations;

namespace Ingestion.Pipeline.Bus;

/// <summary>Which bus carries the messages. Section <c>Bus</c>.</summary>
public sealed class BusOptions
{
    public const string Section = "Bus";

    /// <summary><c>memory</c> in one process, <c>rabbitmq</c> between many.</summary>
    [RegularExpression("(?i)memory|rabbitmq", ErrorMessage = "Bus:Transport must be memory or rabbitmq.")]
    public string Transport { get; set; } = "memory";

    /// <summary>The broker, such as <c>amqp://user:password@host:5672/vhost</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Messages that a consumer holds at a time.</summary>
    [Range(1, 1000, ErrorMessage = "Bus:Prefetch must be between 1 and 1000.")]
    public int Prefetch { get; set; } = 16;

    /// <summary>Messages that a consumer works on at a time; 0 for the number of processors.</summary>
    [Range(0, 256, ErrorMessage = "Bus:Concurrency must be between 0 and 256.")]
    public int Concurrency { get; set; }

    /// <summary>How long the broker may take to confirm a message before that counts as an outage, in seconds.</summary>
    [Range(1, 600, ErrorMessage = "Bus:ConfirmSeconds must be between 1 and 600.")]
    public int ConfirmSeconds { get; set; } = 30;

    public bool InMemory => Transport.Equals("memory", StringComparison.OrdinalIgnoreCase);
}
