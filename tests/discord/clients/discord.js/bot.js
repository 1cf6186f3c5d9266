// A bot with discord.js as its guide teaches it. The lines that `cargo camp offline` prints stand where it says CONNECTS.
const {
  ActionRowBuilder, ApplicationCommandOptionType: Option, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, Events,
  GatewayIntentBits, MessageFlags, ModalBuilder, TextInputBuilder, TextInputStyle,
} = require('discord.js');

const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent];

// CONNECTS

const option = (type, name) => ({ type, name, description: name, required: true });
const commands = [
  {
    name: 'options',
    description: 'Every type of option',
    options: [
      option(Option.String, 'text'), option(Option.Integer, 'whole'), option(Option.Number, 'number'),
      option(Option.Boolean, 'yes'), option(Option.User, 'who'), option(Option.Channel, 'place'),
      option(Option.Role, 'role'), option(Option.Mentionable, 'whom'), option(Option.Attachment, 'file'),
    ],
  },
  {
    name: 'shelf',
    description: 'Shelves',
    options: [{
      type: Option.SubcommandGroup,
      name: 'books',
      description: 'Books',
      options: [{ type: Option.Subcommand, name: 'add', description: 'Add one', options: [option(Option.String, 'title')] }],
    }],
  },
  { name: 'vote', description: 'Buttons' },
  { name: 'feedback', description: 'A form' },
  { name: 'report', description: 'A file' },
];

client.once(Events.ClientReady, async (client) => {
  await client.application.commands.set(commands);
});

client.on(Events.MessageCreate, async (message) => {
  if (message.content === '!ping') await message.channel.send(`Pong, ${message.author.username}!`);
});

const answers = {
  async options(interaction) {
    const { options } = interaction;
    const [who, place, role, whom, file] = [
      options.getUser('who'), options.getChannel('place'), options.getRole('role'), options.getMentionable('whom'),
      options.getAttachment('file'),
    ];
    await interaction.reply(
      `${options.getString('text')} ${options.getInteger('whole')} ${options.getNumber('number')} ` +
      `${options.getBoolean('yes')} ${who.username} ${place.name} ${role.name} ${whom.user.username} ` +
      `${file.name} (${file.size} bytes)`,
    );
  },
  async shelf(interaction) {
    const { options } = interaction;
    await interaction.reply(`${options.getSubcommandGroup()} ${options.getSubcommand()}: ${options.getString('title')}`);
  },
  async vote(interaction) {
    const button = (id, label) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
    const row = new ActionRowBuilder().addComponents(button('tea', 'Tea'), button('coffee', 'Coffee'));
    await interaction.reply({ content: 'Tea or coffee?', components: [row] });
  },
  async feedback(interaction) {
    const input = new TextInputBuilder().setCustomId('why').setLabel('Why').setStyle(TextInputStyle.Paragraph);
    const row = new ActionRowBuilder().addComponents(input);
    await interaction.showModal(new ModalBuilder().setCustomId('feedback').setTitle('Feedback').addComponents(row));
  },
  async report(interaction) {
    const file = new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'report.csv' });
    await interaction.reply({ content: 'Your report:', files: [file] });
  },
};

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) {
    await answers[interaction.commandName](interaction);
  } else if (interaction.isButton()) {
    await interaction.update({ content: `${interaction.user.username} chose ${interaction.customId}.`, components: [] });
  } else if (interaction.isModalSubmit()) {
    const why = interaction.fields.getTextInputValue('why');
    await interaction.reply({ content: `Thank you: ${why}`, flags: MessageFlags.Ephemeral });
  }
});
