// node kafkajs.js URL decode HEX                     prints the value as JSON
// node kafkajs.js URL encode SUBJECT SCHEMA JSON     registers the schema, prints the value as hex
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry')

const [url, action, ...values] = process.argv.slice(2)
const registry = new SchemaRegistry({ host: url })

// What JSON makes of bytes, back.
const bytes = (name, value) => (value && value.type === 'Buffer' ? Buffer.from(value.data) : value)

async function main() {
  if (action === 'decode') {
    return JSON.stringify(await registry.decode(Buffer.from(values[0], 'hex')))
  }
  const [subject, schema, json] = values
  const { id } = await registry.register({ type: SchemaType.AVRO, schema }, { subject })
  return (await registry.encode(id, JSON.parse(json, bytes))).toString('hex')
}

main().then(console.log, error => {
  console.error(error)
  process.exit(1)
})
